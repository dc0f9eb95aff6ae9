package io.drydock.service.names;

import static io.drydock.service.names.Questions.data;
import static io.drydock.service.names.Questions.guest;
import static io.drydock.service.names.Questions.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.network.NameServers.Guest;

import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

class AnswersTest {

    private static final Guest ONE = guest(1, place("blue", "10.0.0.1", "one"));
    private static final Directory TWO =
            Directory.of(List.of(ONE, guest(2, place("blue", "10.0.0.2", "two", "web"))));

    private static Message known(String name, int type) {
        return Objects.requireNonNull(Answers.of(TWO, ONE, Questions.of(name, type)));
    }

    @Test
    void anAddressLivesTenMinutesAndTheAnswerIsNotAuthoritative() {
        Message answer = known("two", Type.A);
        assertThat(data(answer)).containsExactly("10.0.0.2");
        assertThat(answer.getSection(Section.ANSWER).getFirst().getTTL()).isEqualTo(600);
        assertThat(answer.getSection(Section.QUESTION)).hasSize(1);
        assertThat(answer.getHeader().getFlag(Flags.QR)).isTrue();
        assertThat(answer.getHeader().getFlag(Flags.RD)).isTrue();
        assertThat(answer.getHeader().getFlag(Flags.RA)).isTrue();
        assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
    }

    @Test
    void aKnownNameWithoutThatFamilyIsEmptyAndNoError() {
        for (int type : new int[] {Type.AAAA, Type.MX}) {
            assertThat(known("two", type).getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(data(known("two", type))).isEmpty();
        }
    }

    @Test
    void anAddressIsAskedBackwards() {
        assertThat(data(known("2.0.0.10.in-addr.arpa", Type.PTR))).containsExactly("two.blue.");
        assertThat(Answers.of(TWO, ONE, Questions.of("3.0.0.10.in-addr.arpa", Type.PTR))).isNull();
        assertThat(Answers.of(TWO, ONE, Questions.of("two", Type.PTR))).isNull();
    }

    @Test
    void othersAreAskedForWhatIsUnknownOrOfAnotherKind() {
        assertThat(Answers.of(TWO, ONE, Questions.of("nobody", Type.A))).isNull();
        assertThat(Answers.of(TWO, ONE, Questions.of("nobody", Type.MX))).isNull();
        assertThat(Answers.of(TWO, ONE, Questions.of("two", Type.SRV))).isNull();
        assertThat(Answers.of(TWO, ONE, Questions.of("two", Type.TXT))).isNull();
    }

    @Test
    void aNameWithoutDotsStaysHereWhenTheResolverAddsADomain() {
        Guest dotted =
                new Guest(ONE.containerId(), ONE.namespace(), ONE.places(), List.of(), true, true);
        Message answer = Answers.of(TWO, dotted, Questions.of("nobody", Type.A));
        assertThat(Objects.requireNonNull(answer).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(Answers.of(TWO, dotted, Questions.of("nobody.sea", Type.A))).isNull();
        assertThat(Answers.of(TWO, dotted, Questions.of("nobody", Type.TXT))).isNull();
    }

    @Test
    void everyAddressComesFirstAtTimes() {
        Directory shared = TWO.with(guest(3, place("blue", "10.0.0.3", "three", "web")));
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Message answer = Answers.of(shared, ONE, Questions.of("web", Type.A));
            first.add(data(Objects.requireNonNull(answer)).getFirst());
        }
        assertThat(first).containsExactlyInAnyOrder("10.0.0.2", "10.0.0.3");
    }

    @Test
    void whatNobodyMeansIsRefusedByItsCode() throws IOException {
        Message update = Questions.of("two", Type.A);
        update.getHeader().setOpcode(Opcode.NOTIFY);
        assertThat(Objects.requireNonNull(Answers.of(TWO, ONE, update)).getRcode())
                .isEqualTo(Rcode.NOTIMP);
        assertThat(Objects.requireNonNull(Answers.of(TWO, ONE, new Message(7))).getRcode())
                .isEqualTo(Rcode.FORMERR);
    }

    @Test
    void anAnswerTooLongForTheAskerIsCutAndSaysSo() throws IOException {
        List<Guest> many = new ArrayList<>(List.of(ONE));
        for (int i = 2; i < 100; i++) {
            many.add(guest(i, place("blue", "10.0.0." + i, "web")));
        }
        Directory crowded = Directory.of(many);
        Message query = Questions.of("web", Type.A);
        Message answer = Objects.requireNonNull(Answers.of(crowded, ONE, query));
        Message cut = new Message(answer.toWire(Replies.limit(query)));
        assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
        assertThat(answer.toWire(Replies.limit(query)).length).isLessThanOrEqualTo(512);

        query.addRecord(new OPTRecord(4096, 0, 0), Section.ADDITIONAL);
        Message whole =
                new Message(
                        Objects.requireNonNull(Answers.of(crowded, ONE, query))
                                .toWire(Replies.limit(query)));
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(data(whole)).hasSize(98);
        assertThat(whole.getOPT()).isNotNull();
    }
}
