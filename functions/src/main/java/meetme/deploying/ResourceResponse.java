package meetme.deploying;

import java.util.Map;

/** What CloudFormation is told. */
sealed interface ResourceResponse {

    /**
     * It is as ordered.
     *
     * @param attributes what the template reads by {@code !GetAtt}; all of it is secret
     */
    record Done(String physicalId, Map<String, String> attributes) implements ResourceResponse {

        @Override
        public String toString() {
            return "Done[" + physicalId + "]";
        }
    }

    /**
     * It is not.
     *
     * @param why for whoever deploys, without secrets
     */
    record Failed(String physicalId, String why) implements ResourceResponse {}
}
