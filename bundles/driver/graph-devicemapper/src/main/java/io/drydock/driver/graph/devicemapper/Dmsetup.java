package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.linux.ProcessOutput;

import java.util.List;

/** dmsetup(8): devices by their names, and messages to thin pools. */
final class Dmsetup {

    /** Where devices of a name are found. */
    static final String DEVICES = "/dev/mapper/";

    private static final String PROGRAM = "dmsetup";
    private static final int SECTOR = 512;

    private final Programs programs;

    Dmsetup(Programs programs) {
        this.programs = programs;
    }

    static long sectors(long bytes) {
        return bytes / SECTOR;
    }

    /** Whether the kernel knows a kind of device. */
    boolean knows(String target) {
        return programs.has(PROGRAM)
                && programs.run(PROGRAM, "targets")
                        .lines()
                        .anyMatch(line -> line.startsWith(target + " "));
    }

    boolean active(String name) {
        return programs.attempt(List.of(PROGRAM, "info", "-c", "--noheadings", "-o", "name", name))
                .success();
    }

    /** The words of a device's table, empty text if there is no such device. */
    String table(String name) {
        ProcessOutput output = programs.attempt(List.of(PROGRAM, "table", name));
        return output.success() ? output.stdout().strip() : "";
    }

    String status(String name) {
        return programs.run(PROGRAM, "status", name).strip();
    }

    void create(String name, String table) {
        programs.run(PROGRAM, "create", name, "--table", table);
    }

    void reload(String name, String table) {
        programs.run(PROGRAM, "reload", name, "--table", table);
    }

    void suspend(String name) {
        programs.run(PROGRAM, "suspend", name);
    }

    void resume(String name) {
        programs.run(PROGRAM, "resume", name);
    }

    /** Tries again by itself while a mount that has just gone holds the device. */
    void remove(String name) {
        programs.run(PROGRAM, "remove", "--retry", name);
    }

    void message(String pool, String message) {
        programs.run(PROGRAM, "message", pool, "0", message);
    }
}
