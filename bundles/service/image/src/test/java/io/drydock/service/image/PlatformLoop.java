package io.drydock.service.image;

import io.drydock.service.image.ImageArchives.Compression;

import java.nio.file.Path;
import java.util.List;

/** Loads and removes an image for two platforms until it is killed. */
final class PlatformLoop {

    private PlatformLoop() {}

    public static void main(String[] arguments) {
        ImageFixture fixture = new ImageFixture(Path.of(arguments[0]));
        PlatformArchive archive = new PlatformArchive(Compression.GZIP, "amd64", "arm64");
        byte[] whole = archive.bytes("docker.io/library/ship:1");
        String amd = "{\"os\":\"linux\",\"architecture\":\"amd64\"}";
        System.out.println("ready");
        while (true) {
            fixture.load(whole);
            fixture.images.remove("ship:1", List.of(amd), false, false);
            fixture.load(whole);
            fixture.images.remove("ship:1", false, false);
        }
    }
}
