package meetme.deploying;

import java.util.Map;

/** The response to CloudFormation. */
sealed interface ResourceResponse {

    /**
     * It was done.
     *
     * @param attributes what the template reads with {@code !GetAtt}; kept out of logs, because some of it is secret
     */
    record Done(String physicalId, Map<String, String> attributes) implements ResourceResponse {

        @Override
        public String toString() {
            return "Done[" + physicalId + "]";
        }
    }

    /**
     * It was not done.
     *
     * @param why for the person who deploys, without secrets
     */
    record Failed(String physicalId, String why) implements ResourceResponse {}
}
