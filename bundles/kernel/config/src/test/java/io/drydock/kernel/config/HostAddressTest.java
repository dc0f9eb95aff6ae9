package io.drydock.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAddressTest {

    @ParameterizedTest
    @CsvSource({
        "'',false,unix:///run/drydock.sock",
        "'',true,tcp://localhost:2376",
        "unix://,false,unix:///run/drydock.sock",
        "unix:///tmp/x.sock,false,unix:///tmp/x.sock",
        "' unix:///tmp/x.sock ',true,unix:///tmp/x.sock",
        "tcp://,false,tcp://localhost:2375",
        "tcp://,true,tcp://localhost:2376",
        "tcp://0.0.0.0,false,tcp://0.0.0.0:2375",
        "tcp://0.0.0.0,true,tcp://0.0.0.0:2376",
        "tcp://:7777,false,tcp://localhost:7777",
        "tcp://host:,false,tcp://host:2375",
        "tcp://[::1],false,tcp://[::1]:2375",
        "tcp://[::1]:5555,true,tcp://[::1]:5555",
        "tcp://[fe80::1%eth0]:1,false,tcp://[fe80::1%eth0]:1",
        "127.0.0.1:4243,false,tcp://127.0.0.1:4243",
        "localhost,false,tcp://localhost:2375",
        ":4243,false,tcp://localhost:4243",
        "[::]:4243,false,tcp://[::]:4243",
        "fd://,false,fd://",
        "fd://3,false,fd://3",
    })
    void everyFormIsBroughtToProtocolAndAddress(String given, boolean tls, String expected) {
        assertThat(HostAddress.normalise(given, tls)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "unix:/run/x.sock,'bad format unix:/run/x.sock, expected PROTO://ADDR'",
        "unix:,'bad format unix:, expected PROTO://ADDR'",
        "udp://127.0.0.1,error parsing -H udp://127.0.0.1 : invalid bind address"
                + " (udp://127.0.0.1): unsupported proto 'udp'",
        "npipe:////./pipe/x,error parsing -H npipe:////./pipe/x : invalid bind address"
                + " (npipe:////./pipe/x): unsupported proto 'npipe'",
        "tcp://::1:2375,error parsing -H tcp://::1:2375 : invalid bind address: ::1:2375",
        "tcp://a:99999,error parsing -H tcp://a:99999 : invalid bind address: a:99999",
        "tcp://a:1/x,error parsing -H tcp://a:1/x : invalid bind address: a:1/x",
        "tcp://tcp://a,error parsing -H tcp://tcp://a : invalid bind address: tcp://a",
        "unix://tcp://a,'error parsing -H unix://tcp://a : invalid proto, expected unix: tcp://a'",
    })
    void whatIsNoAddressIsRefusedByName(String given, String message) {
        assertThatThrownBy(() -> HostAddress.normalise(given, false))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
