package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.system.AuthRequest;

import org.junit.jupiter.api.Test;

class CredentialsHeaderTest {

    @Test
    void aBadHeaderOfCredentialsIsNone() {
        assertThat(Documents.auth("!!!")).isEqualTo(AuthRequest.NONE);
        assertThat(Documents.auth("")).isEqualTo(AuthRequest.NONE);
        assertThat(Documents.auth("e30=")).isEqualTo(AuthRequest.NONE);
        assertThat(Documents.auth("eyJ1c2VybmFtZSI6InB1cnNlciJ9").username()).isEqualTo("purser");
    }
}
