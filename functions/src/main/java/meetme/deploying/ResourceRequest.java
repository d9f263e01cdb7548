package meetme.deploying;

import java.util.Optional;

/**
 * One call by CloudFormation.
 *
 * @param answerTo where it waits for a {@link ResourceResponse}
 * @param physicalId the id in the previous response; a Create has none
 * @param logs where the log of this call is
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requests.html">Request
 *     fields</a>
 */
public record ResourceRequest(
        ResourceChange change,
        ResponseUrl answerTo,
        String stackId,
        String requestId,
        String logicalId,
        Optional<String> physicalId,
        String logs,
        TimeLeft time) {}
