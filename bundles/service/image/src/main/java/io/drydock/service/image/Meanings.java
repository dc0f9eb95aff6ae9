package io.drydock.service.image;

import io.drydock.api.model.Platform;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;
import io.drydock.service.platforms.Platforms;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What names stand for: an image alone, or all images that came with one index. Who belongs to an
 * index is told by the index each image has kept, so an image that comes later joins its names by
 * itself. One of them is the default: the one that fits the host best.
 */
final class Meanings {

    private static final String MEMBERS =
            "SELECT id, config, coalesce(chain, '') AS chain, size, parent, tagged FROM image_images"
                    + " JOIN image_kept ON image_kept.image = image_images.id WHERE"
                    + " image_kept.digest = ? AND is_index = 1 ORDER BY image_kept.rowid";

    private final Schema schema;
    private final ImageTable images;
    private final Documents documents;
    private final Platform host;

    Meanings(Schema schema, ImageTable images, Documents documents, String architecture) {
        this.schema = schema;
        this.images = images;
        this.documents = documents;
        this.host = Platforms.parse("", architecture);
    }

    private record Standing(ImageName name, String image, String target) {}

    /** Digest of the index that a name stands for, empty for an image alone. */
    String index(ImageName name) {
        return schema.readFirst(
                        "SELECT target FROM image_meanings WHERE repository = ? AND key = ? AND target"
                                + " <> ''",
                        row -> row.text("target"),
                        name.repository(),
                        name.key())
                .orElse("");
    }

    /** All images that came with an index. */
    List<StoredImage> members(String index) {
        return schema.read(MEMBERS, ImageTable::image, index);
    }

    /** Whether it is the one that an index stands for. */
    boolean chosen(StoredImage image, String index) {
        return best(members(index), image.id()).filter(image.id()::equals).isPresent();
    }

    /** The others that the names of an image stand for. */
    List<StoredImage> companions(String id) {
        return schema
                .read(
                        "SELECT DISTINCT image FROM image_meanings WHERE chosen = ? AND image <> ?",
                        row -> row.text("image"),
                        id,
                        id)
                .stream()
                .flatMap(other -> images.find(other).stream())
                .toList();
    }

    /** Names that stand for an image, alone or with others. */
    List<ImageName> holding(String id) {
        return schema.read(
                "SELECT DISTINCT repository, key FROM image_meanings WHERE image = ? ORDER BY"
                        + " repository, key",
                ImageTable::name,
                id);
    }

    /** Images that some name stands for. */
    Set<String> held() {
        return new HashSet<>(
                schema.read("SELECT DISTINCT image FROM image_meanings", row -> row.text("image")));
    }

    boolean held(Transaction transaction, String id) {
        return !transaction
                .query(
                        "SELECT image FROM image_meanings WHERE image = ? LIMIT 1",
                        row -> row.text("image"),
                        id)
                .isEmpty();
    }

    /** Whether a name stands for this image by this index, or without one for it alone. */
    boolean stands(Transaction transaction, ImageName name, String id, String index) {
        return !transaction
                .query(
                        "SELECT n.image FROM image_names n JOIN image_meanings m ON m.repository ="
                                + " n.repository AND m.key = n.key WHERE n.repository = ? AND n.key ="
                                + " ? AND m.image = ? AND n.target = ?",
                        row -> row.text("image"),
                        name.repository(),
                        name.key(),
                        id,
                        index)
                .isEmpty();
    }

    /**
     * Gives a name to all that came with an index, or to an image alone if that is empty; its row
     * of the index is written in this transaction or before. Returns the image it does not stand
     * for any more.
     */
    Optional<String> name(Transaction transaction, ImageName name, String id, String index) {
        boolean same =
                transaction
                        .query(
                                "SELECT image, target FROM image_names WHERE repository = ? AND key = ?",
                                row -> row.text("target").equals(index),
                                name.repository(),
                                name.key())
                        .contains(true);
        Optional<String> before = images.name(transaction, name, id, index);
        boolean stays = same && !index.isEmpty();
        if (stays) {
            // The default of before stays unless another one fits better.
            before.ifPresent(old -> images.name(transaction, name, old, index));
        }
        settle(transaction, index);
        return stays ? Optional.empty() : before;
    }

    /** After an image has come with this index: all its names have the best one as default. */
    void settle(Transaction transaction, String index) {
        if (index.isEmpty()) {
            return;
        }
        List<StoredImage> members = transaction.query(MEMBERS, ImageTable::image, index);
        standing(transaction, "target = ?", index)
                .forEach(
                        name ->
                                best(members, name.image())
                                        .ifPresent(id -> move(transaction, name, id)));
    }

    /**
     * Before an image is deleted: names that stand for others, too, get another default, those that
     * stand for it alone go.
     */
    void forget(Transaction transaction, String id) {
        transaction.update("DELETE FROM image_kept WHERE image = ?", id);
        for (Standing name : standing(transaction, "image = ?", id)) {
            List<StoredImage> left = transaction.query(MEMBERS, ImageTable::image, name.target());
            best(left, "").ifPresent(other -> move(transaction, name, other));
        }
        transaction.update("DELETE FROM image_names WHERE image = ?", id);
    }

    private static List<Standing> standing(Transaction transaction, String which, String argument) {
        return transaction.query(
                "SELECT repository, key, image, target FROM image_names WHERE " + which,
                Meanings::standing,
                argument);
    }

    private static Standing standing(Row row) {
        return new Standing(ImageTable.name(row), row.text("image"), row.text("target"));
    }

    private static void move(Transaction transaction, Standing name, String id) {
        if (!name.image().equals(id)) {
            transaction.update(
                    "UPDATE image_names SET image = ? WHERE repository = ? AND key = ?",
                    id,
                    name.name().repository(),
                    name.name().key());
        }
    }

    /** The one that fits the host best, among equals the one that is it already. */
    private Optional<String> best(List<StoredImage> members, String now) {
        return members.stream()
                .min(
                        Comparator.comparingInt(this::rank)
                                .thenComparing(one -> !one.id().equals(now)))
                .map(StoredImage::id);
    }

    private int rank(StoredImage image) {
        int rank = Platforms.rank(Platforms.of(documents.config(image)), host);
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }
}
