package io.drydock.service.names;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

import java.util.List;

/** Messages in answer to a question, and how long they may be. */
final class Replies {

    static final int STREAM_BYTES = 65_535;

    private static final int DATAGRAM_BYTES = 512;
    private static final int OWN_DATAGRAM_BYTES = 4096;

    private Replies() {}

    static Message of(Message query, int code, List<Record> answers) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setOpcode(query.getHeader().getOpcode());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        if (query.getHeader().getFlag(Flags.RD)) {
            reply.getHeader().setFlag(Flags.RD);
        }
        reply.getHeader().setRcode(code);
        query.getSection(Section.QUESTION).forEach(it -> reply.addRecord(it, Section.QUESTION));
        answers.forEach(it -> reply.addRecord(it, Section.ANSWER));
        if (query.getOPT() != null) {
            reply.addRecord(new OPTRecord(OWN_DATAGRAM_BYTES, 0, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    static Message failure(Message query) {
        return of(query, Rcode.SERVFAIL, List.of());
    }

    /** What the asker takes in one datagram. */
    static int limit(Message query) {
        OPTRecord extension = query.getOPT();
        return extension == null
                ? DATAGRAM_BYTES
                : Math.max(DATAGRAM_BYTES, extension.getPayloadSize());
    }
}
