package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Ids and names of containers. */
final class Names {

    private static final Pattern NAME = Pattern.compile("/?[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> MOODS =
            List.of(
                    "able", "agile", "amber", "bold", "brave", "brisk", "calm", "clear", "crisp",
                    "deft", "eager", "early", "fair", "fleet", "fresh", "gentle", "glad", "grand",
                    "hardy", "humble", "jolly", "keen", "kind", "lively", "lucid", "merry", "neat",
                    "noble", "patient", "plucky", "proud", "quick", "quiet", "ready", "sharp",
                    "snug", "steady", "stout", "sunny", "swift", "tidy", "trim", "trusty", "vivid",
                    "warm", "wise", "witty", "zesty");
    private static final List<String> SHIPS =
            List.of(
                    "barge",
                    "barque",
                    "brig",
                    "caravel",
                    "carrack",
                    "catamaran",
                    "clipper",
                    "cog",
                    "coracle",
                    "corvette",
                    "cutter",
                    "dhow",
                    "dinghy",
                    "dory",
                    "dromon",
                    "felucca",
                    "ferry",
                    "frigate",
                    "galleon",
                    "galley",
                    "gondola",
                    "hoy",
                    "hulk",
                    "icebreaker",
                    "jolle",
                    "junk",
                    "kayak",
                    "kedge",
                    "ketch",
                    "knarr",
                    "launch",
                    "lighter",
                    "longship",
                    "lugger",
                    "packet",
                    "pinnace",
                    "pram",
                    "punt",
                    "sampan",
                    "schooner",
                    "shallop",
                    "skiff",
                    "sloop",
                    "smack",
                    "snow",
                    "steamer",
                    "tartane",
                    "tender",
                    "trawler",
                    "trireme",
                    "tug",
                    "umiak",
                    "wherry",
                    "xebec",
                    "yacht",
                    "yawl");

    private Names() {}

    /** 64 hex digits. Not all of the first twelve are decimal, or a host name would be a number. */
    static String id() {
        byte[] bytes = new byte[32];
        while (true) {
            RANDOM.nextBytes(bytes);
            String id = HexFormat.of().formatHex(bytes);
            if (!id.substring(0, 12).chars().allMatch(Character::isDigit)) {
                return id;
            }
        }
    }

    /** The name as stored; a free random one when the client gave none. */
    static String check(String wanted, Predicate<String> free) {
        if (wanted.isEmpty()) {
            return random(free);
        }
        if (!NAME.matcher(wanted).matches()) {
            throw invalid(
                    "Invalid container name (%s), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed"
                            .formatted(wanted));
        }
        return wanted.startsWith("/") ? wanted.substring(1) : wanted;
    }

    private static String random(Predicate<String> free) {
        for (int attempt = 0; ; attempt++) {
            String name = pick(MOODS) + "_" + pick(SHIPS) + (attempt < 3 ? "" : attempt);
            if (free.test(name)) {
                return name;
            }
        }
    }

    private static String pick(List<String> words) {
        return words.get(RANDOM.nextInt(words.size()));
    }
}
