package io.drydock.api.engine.label;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Labels by which SELinux keeps containers apart.
 *
 * <p><b>Story.</b> A label is {@code user:role:type:level}. The type says what a container may do
 * to the host; the level, {@code s0:c1,c2} with two categories out of 1024, says what it may do to
 * others: it reaches files of its own pair, and those of none. Creating a container {@link #choose
 * chooses} its labels, whoever creates it keeps them with it, and as long as it is kept its level
 * is no other's. Its root and the file systems made for it are mounted with the mount label; files
 * of the host are {@link #relabel relabelled} where the user asks for it, privately ({@code Z}) or
 * for all containers ({@code z}).
 *
 * <p>Where SELinux is not {@link #active} all this does nothing: {@link Labels#NONE} and no
 * relabelling. Nothing is kept here, so any thread may call at any time.
 */
public interface SecurityLabels {

    /** Whether the engine was told to use SELinux and the kernel has it. Does not change. */
    boolean active();

    /**
     * Labels for a new container.
     *
     * @param options the texts behind {@code label=}: {@code disable}, {@code type:svirt_t}
     * @param taken levels of all other containers
     * @return labels with a level that is not taken, unless the options name one
     * @throws io.drydock.api.model.error.EngineException INVALID for an option there is not;
     *     UNAVAILABLE when all levels are taken
     */
    Labels choose(List<String> options, Set<String> taken);

    /**
     * Labels a file of the host, or a directory and all below it, so that containers reach it. A
     * file system that keeps no labels is left as it is.
     *
     * @param place links in it are followed first; within the tree they are not
     * @param mountLabel of the container
     * @param shared for all containers, not for this one alone
     * @throws io.drydock.api.model.error.EngineException SYSTEM for places the host needs as they
     *     are: {@code SELinux relabeling of / is not allowed}
     */
    void relabel(Path place, String mountLabel, boolean shared);

    /**
     * What a container has.
     *
     * @param process label of its processes, empty for that of the engine's children
     * @param mount label of its files, empty for none
     */
    record Labels(String process, String mount) {

        /** Without SELinux. */
        public static final Labels NONE = new Labels("", "");

        /** Checks that nothing is missing. */
        public Labels {
            Objects.requireNonNull(process);
            Objects.requireNonNull(mount);
        }
    }
}
