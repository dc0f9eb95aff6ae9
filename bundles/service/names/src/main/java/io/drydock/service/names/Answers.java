package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Guest;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers what the directory knows, with the rules of dockerd's server. */
final class Answers {

    private static final long SECONDS_TO_LIVE = 600;

    private Answers() {}

    /** The whole answer, or null when others have to be asked. */
    static @Nullable Message of(Directory directory, Guest guest, Message query) {
        Record question = query.getQuestion();
        if (question == null) {
            return Replies.of(query, Rcode.FORMERR, List.of());
        }
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return Replies.of(query, Rcode.NOTIMP, List.of());
        }
        if (question.getDClass() != DClass.IN) {
            return null;
        }
        return switch (question.getType()) {
            case Type.A, Type.AAAA, Type.MX -> byName(directory, guest, query, question);
            case Type.PTR -> byAddress(directory, guest, query, question);
            default -> null;
        };
    }

    /**
     * A name that is known has an empty answer where it has no address of that family. Likewise for
     * mail: the sender then asks for the address of the name itself.
     */
    private static @Nullable Message byName(
            Directory directory, Guest guest, Message query, Record question) {
        List<InetAddress> found = directory.find(guest, question.getName().toString(true));
        if (found == null) {
            return question.getType() == Type.MX ? null : undotted(guest, query, question);
        }
        List<Record> records = new ArrayList<>();
        for (InetAddress address : found) {
            boolean old = address instanceof Inet4Address;
            if (old && question.getType() == Type.A) {
                records.add(new ARecord(question.getName(), DClass.IN, SECONDS_TO_LIVE, address));
            } else if (!old && question.getType() == Type.AAAA) {
                records.add(
                        new AAAARecord(question.getName(), DClass.IN, SECONDS_TO_LIVE, address));
            }
        }
        // Everybody takes the first one.
        Collections.shuffle(records);
        return Replies.of(query, Rcode.NOERROR, records);
    }

    /** Such a name comes again with a domain, if the guest's resolver was told to add one. */
    private static @Nullable Message undotted(Guest guest, Message query, Record question) {
        boolean held = guest.dotted() && question.getName().labels() <= 2;
        return held ? Replies.of(query, Rcode.NOERROR, List.of()) : null;
    }

    private static @Nullable Message byAddress(
            Directory directory, Guest guest, Message query, Record question) {
        try {
            InetAddress address = ReverseMap.fromName(question.getName());
            String host = directory.host(guest, address);
            if (host == null) {
                return null;
            }
            Name target = Name.fromString(host + ".");
            Record record = new PTRRecord(question.getName(), DClass.IN, SECONDS_TO_LIVE, target);
            return Replies.of(query, Rcode.NOERROR, List.of(record));
        } catch (UnknownHostException | TextParseException e) {
            // Not the name of an address, or a host's name that no message can hold.
            return null;
        }
    }
}
