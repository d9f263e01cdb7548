package meetme.aws.s3;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import meetme.aws.AwsFault;
import meetme.deploying.Bucket;
import meetme.deploying.SiteFile;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of S3 that keeps no old versions. */
public final class S3Bucket implements Bucket {

    private final S3Client s3;
    private final String name;

    public S3Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    @Override
    public Page list(Optional<String> after) {
        return guarded("list the bucket", () -> {
            try {
                ListObjectsV2Response answer =
                        s3.listObjectsV2(list -> list.bucket(name).continuationToken(after.orElse(null)));
                return new Page(
                        answer.contents().stream().map(S3Bucket::entry).toList(),
                        Optional.ofNullable(answer.nextContinuationToken()));
            } catch (NoSuchBucketException neverMade) {
                return new Page(List.of(), Optional.empty());
            }
        });
    }

    private static Entry entry(S3Object object) {
        return new Entry(object.key(), object.lastModified());
    }

    @Override
    public void put(SiteFile file, byte[] content) {
        guarded(
                "write " + file.key(),
                () -> s3.putObject(
                        put -> put.bucket(name)
                                .key(file.key())
                                .contentType(file.mediaType())
                                .cacheControl(file.cacheControl()),
                        RequestBody.fromBytes(content)));
    }

    @Override
    public void delete(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        // A success that tells of what it did not delete.
        List<S3Error> errors = guarded(
                        "delete",
                        () -> s3.deleteObjects(call -> call.bucket(name)
                                .delete(delete -> delete.objects(objects).quiet(true))))
                .errors();
        if (!errors.isEmpty()) {
            throw new Unavailable(
                    "S3 did not delete " + errors.getFirst().key() + ": "
                            + errors.getFirst().code(),
                    new IllegalStateException("DeleteObjects"));
        }
    }

    // AWS's codes only: its messages repeat addresses and names.
    private static <T> T guarded(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException refusal) {
            throw new Unavailable(
                    "S3 did not " + what + ": " + AwsFault.read(refusal).code(), AwsFault.of(refusal));
        } catch (SdkException trouble) {
            throw new Unavailable("S3 did not answer when it was to " + what, AwsFault.of(trouble));
        }
    }
}
