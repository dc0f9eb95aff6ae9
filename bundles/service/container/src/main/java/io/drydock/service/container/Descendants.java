package io.drydock.service.container;

import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.ProcessIdentity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes below a monitor. */
final class Descendants {

    private Descendants() {}

    /**
     * Kills them all. They are listed before the first dies: a child whose parent died is the
     * container's first process's child and cannot be told from its others.
     */
    static void kill(ProcessHandles processes, ProcessIdentity monitor) {
        if (monitor.startTime() == 0 || !processes.isAlive(monitor)) {
            return;
        }
        List<ProcessIdentity> found = new ArrayList<>();
        collect(processes, monitor.pid(), found);
        found.forEach(each -> processes.signal(each, Signals.KILL));
    }

    private static void collect(
            ProcessHandles processes, long parent, List<ProcessIdentity> found) {
        for (long child : children(parent)) {
            processes.identify(child).ifPresent(found::add);
            collect(processes, child, found);
        }
    }

    private static List<Long> children(long pid) {
        String number = Long.toString(pid);
        try {
            String text = Files.readString(Path.of("/proc", number, "task", number, "children"));
            List<Long> all = new ArrayList<>();
            for (String each : text.strip().split(" ")) {
                if (!each.isEmpty()) {
                    all.add(Long.valueOf(each));
                }
            }
            return all;
        } catch (IOException e) {
            return List.of();
        }
    }
}
