package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileAttributes;

/** Attributes through an open file. Changing the owner clears setuid, so the mode comes after. */
final class OpenFileAttributes {

    private OpenFileAttributes() {}

    static void apply(int fd, FileAttributes attributes, String shown) {
        if (attributes.uid() >= 0 || attributes.gid() >= 0) {
            Calls.check(LibC.fchown(fd, attributes.uid(), attributes.gid()), "set owner of", shown);
        }
        if (attributes.mode() >= 0) {
            Calls.check(LibC.fchmod(fd, attributes.mode()), "set mode of", shown);
        }
        attributes
                .xattrs()
                .forEach(
                        (name, value) ->
                                Calls.check(
                                        LibC.fsetxattr(
                                                fd, CString.of(name), value, value.length, 0),
                                        "set attribute " + name + " of",
                                        shown));
        if (attributes.accessed() != null || attributes.modified() != null) {
            byte[] times = TimeSpecs.of(attributes.accessed(), attributes.modified());
            Calls.check(LibC.futimens(fd, times), "set times of", shown);
        }
    }
}
