package meetme.deploying;

import java.util.Optional;

/**
 * One call of CloudFormation.
 *
 * @param answerTo where it waits for an {@link ResourceResponse}
 * @param physicalId what was answered to the call before; none has been to a Create
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
