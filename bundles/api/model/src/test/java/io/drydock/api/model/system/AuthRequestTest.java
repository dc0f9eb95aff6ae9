package io.drydock.api.model.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.Json;

import org.junit.jupiter.api.Test;

class AuthRequestTest {

    @Test
    void keepsSecretsOutOfItsText() {
        AuthRequest request =
                Json.read(
                        "{\"username\":\"u\",\"password\":\"p4ss\",\"identitytoken\":\"t0ken\"}",
                        AuthRequest.class);

        assertThat(request.password()).isEqualTo("p4ss");
        assertThat(request.toString()).contains("u").doesNotContain("p4ss", "t0ken");
    }
}
