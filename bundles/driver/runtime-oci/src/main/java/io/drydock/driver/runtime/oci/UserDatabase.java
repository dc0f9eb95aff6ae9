package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The users and groups of one container, from the text of its own files. */
final class UserDatabase {

    private final List<String[]> users;
    private final List<String[]> groups;

    /**
     * @param passwd text of /etc/passwd, may be empty
     * @param group text of /etc/group, may be empty
     */
    UserDatabase(String passwd, String group) {
        users = entries(passwd, 7);
        groups = entries(group, 4);
    }

    /**
     * Resolves {@code name}, {@code uid}, either with {@code :group}; empty for root.
     *
     * @param additional further groups, names or numbers
     */
    User resolve(String wanted, List<String> additional) {
        int colon = wanted.indexOf(':');
        String name = colon < 0 ? wanted : wanted.substring(0, colon);
        String group = colon < 0 ? "" : wanted.substring(colon + 1);
        String[] entry = user(name.isEmpty() ? "0" : name);
        int uid = number(entry[2], wanted);
        int gid = group.isEmpty() ? number(entry[3], wanted) : group(group, "unable");
        Set<Integer> all = new LinkedHashSet<>();
        all.add(gid);
        if (group.isEmpty() && !entry[0].isEmpty()) {
            memberships(entry[0]).forEach(all::add);
        }
        additional.forEach(each -> all.add(group(each, "Unable")));
        return new User(uid, gid, List.copyOf(all), entry[5].isEmpty() ? "/" : entry[5]);
    }

    private String[] user(String name) {
        Optional<String[]> found =
                find(users, name, 0).or(() -> isNumber(name) ? find(users, name, 2) : none());
        if (found.isPresent()) {
            return found.get();
        }
        if (!isNumber(name)) {
            throw new DriverException(
                    Kind.INVALID,
                    "unable to find user " + name + ": no matching entries in passwd file");
        }
        return new String[] {"", "", name, "0", "", "/", ""};
    }

    private int group(String name, String verb) {
        Optional<String[]> found = find(groups, name, 0);
        if (found.isPresent()) {
            return number(found.get()[2], name);
        }
        if (isNumber(name)) {
            return number(name, name);
        }
        throw new DriverException(
                Kind.INVALID,
                verb + " to find group " + name + ": no matching entries in group file");
    }

    private List<Integer> memberships(String user) {
        List<Integer> found = new ArrayList<>();
        for (String[] entry : groups) {
            if (List.of(entry[3].split(",")).contains(user)) {
                found.add(number(entry[2], user));
            }
        }
        return found;
    }

    private static Optional<String[]> none() {
        return Optional.empty();
    }

    private static Optional<String[]> find(List<String[]> entries, String wanted, int column) {
        return entries.stream().filter(entry -> entry[column].equals(wanted)).findFirst();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int number(String text, String wanted) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new DriverException(
                    Kind.INVALID, wanted + ": uids and gids must be in range 0-2147483647", e);
        }
    }

    /** Lines that do not have the fields of their file are as if they were not there. */
    private static List<String[]> entries(String text, int columns) {
        List<String[]> found = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] fields = line.strip().split(":", columns);
            if (!line.startsWith("#") && fields.length >= Math.min(columns, 4)) {
                found.add(padded(fields, columns));
            }
        }
        return found;
    }

    private static String[] padded(String[] fields, int columns) {
        String[] all = new String[columns];
        for (int i = 0; i < columns; i++) {
            all[i] = i < fields.length ? fields[i] : "";
        }
        return all;
    }
}
