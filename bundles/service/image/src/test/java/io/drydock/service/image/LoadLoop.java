package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import io.drydock.service.image.ImageArchives.Compression;

import java.nio.file.Path;
import java.util.List;

/** Loads and removes images until it is killed. */
final class LoadLoop {

    private LoadLoop() {}

    static byte[] layer(int number) {
        return tar(
                out -> {
                    out.directory("d" + number);
                    for (int i = 0; i < 300; i++) {
                        out.file("d" + number + "/f" + i, "content " + i);
                    }
                });
    }

    public static void main(String[] arguments) {
        ImageFixture fixture = new ImageFixture(Path.of(arguments[0]));
        byte[] one = ImageArchives.docker(List.of(layer(0), layer(1)), Compression.NONE, "one:1");
        byte[] two = ImageArchives.docker(List.of(layer(0), layer(2)), Compression.GZIP, "two:1");
        System.out.println("ready");
        while (true) {
            fixture.load(one);
            fixture.load(two);
            fixture.images.remove("one:1", true, false);
            fixture.images.remove("two:1", true, false);
        }
    }
}
