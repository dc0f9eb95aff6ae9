package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/**
 * Labels by which SELinux knows files, the extended attribute {@code security.selinux}. They are
 * texts of the form {@code user:role:type:level}; what they mean is not looked at here.
 */
@ProviderType
public interface FileLabels {

    /** Name of the attribute. */
    String ATTRIBUTE = "security.selinux";

    /** The label of a file, of the link itself if it is one; empty for none. */
    String label(Path place);

    /**
     * Labels a file, or a directory with everything below it, what is mounted there too. The place
     * itself comes last, so that its label tells whether the work was finished once. Links are
     * labelled and never followed, whoever changes the tree meanwhile; what is removed meanwhile is
     * left out. Takes as long as the tree is large; may be called from virtual threads.
     *
     * @param place absolute, without symbolic links in any part ({@link Path#toRealPath})
     * @throws LinuxException ELOOP for a link in the path, EOPNOTSUPP where the file system keeps
     *     no labels or has one for all its files, ENAMETOOLONG for a tree deeper than a path can
     *     name
     */
    void relabel(Path place, String label);
}
