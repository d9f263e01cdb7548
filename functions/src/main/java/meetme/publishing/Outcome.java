package meetme.publishing;

import java.util.Map;

/** What CloudFormation is told. */
sealed interface Outcome {

    /**
     * It is as ordered.
     *
     * @param attributes what the template reads by {@code !GetAtt}; all of it is secret
     */
    record Done(String physicalId, Map<String, String> attributes) implements Outcome {

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
    record Failed(String physicalId, String why) implements Outcome {}
}
