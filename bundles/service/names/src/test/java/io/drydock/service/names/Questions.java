package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.api.engine.network.NameServers.Place;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Guests and questions for tests. */
final class Questions {

    private Questions() {}

    static Message of(String name, int type) {
        try {
            return Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
        } catch (TextParseException e) {
            throw new AssertionError(e);
        }
    }

    /** The data of the answers, one each. */
    static List<String> data(Message answer) {
        return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
    }

    static Guest guest(int number, Place... places) {
        return guest(number, Path.of("/netns/" + number), List.of(), places);
    }

    static Guest guest(int number, Path netns, List<String> servers, Place... places) {
        return new Guest("%064x".formatted(number), netns, List.of(places), servers, true, false);
    }

    static Place place(String network, String address, String... names) {
        return new Place(
                "id-" + network, network, List.of(names), List.of(address.split(" ")), Map.of());
    }
}
