package io.drydock.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetachMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "pq, hello, hello, false, ''",
        "pq, hpq, h, true, ''",
        "pq, pp, p, false, p",
        "pq, ppq, p, true, ''",
        "pq, pxpq, px, true, ''",
        "aab, aaab, a, true, ''",
        "abab, abaabab, aba, true, ''",
        "pq, pqrest, '', true, ''",
        "a, xay, x, true, ''"
    })
    void findsTheKeysWhereverTheyBegin(
            String keys, String input, String forwarded, boolean detached, String held) {
        for (boolean whole : new boolean[] {true, false}) {
            DetachMatcher matcher = new DetachMatcher(keys.getBytes(UTF_8));
            StringBuilder seen = new StringBuilder();
            boolean found = false;
            String[] parts = whole ? new String[] {input} : input.split("");
            for (String part : parts) {
                if (found) {
                    break;
                }
                DetachMatcher.Step step = matcher.feed(part.getBytes(UTF_8), part.length());
                seen.append(new String(step.forward(), UTF_8));
                found = step.detached();
            }
            assertThat(seen.toString()).isEqualTo(forwarded);
            assertThat(found).isEqualTo(detached);
            if (!found) {
                assertThat(new String(matcher.rest(), UTF_8)).isEqualTo(held);
            }
        }
    }

    @Test
    void withoutKeysEverythingPasses() {
        DetachMatcher matcher = new DetachMatcher(new byte[0]);
        assertThat(matcher.feed(new byte[] {16, 17, 0}, 2).forward()).containsExactly(16, 17);
    }
}
