package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.container.BindOptions;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.DeviceRequest;
import io.drydock.api.model.container.HealthcheckConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.ImageOptions;
import io.drydock.api.model.container.MountSpec;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.TmpfsOptions;
import io.drydock.api.model.container.VolumeOptions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** No field of a create request without a row that says what becomes of it. */
class FieldTableTest {

    /** The black-box tests run its rows: itests/cli, CreateFieldsTest. */
    private static final Path TABLE =
            Path.of("../../../itests/cli/src/test/resources/create-fields.txt");

    @ParameterizedTest
    @ValueSource(
            classes = {
                ContainerConfig.class,
                HostConfig.class,
                Resources.class,
                MountSpec.class,
                BindOptions.class,
                VolumeOptions.class,
                TmpfsOptions.class,
                ImageOptions.class,
                HealthcheckConfig.class,
                DeviceRequest.class
            })
    void everyFieldHasARow(Class<?> record) throws IOException {
        List<String> rows =
                Files.readAllLines(TABLE).stream().map(line -> line.split(" \\| ", 2)[0]).toList();
        List<String> fields =
                Arrays.stream(record.getRecordComponents())
                        .map(field -> record.getSimpleName() + "." + name(field))
                        .toList();
        assertThat(rows).containsAll(fields);
    }

    private static String name(java.lang.reflect.RecordComponent field) {
        return Objects.requireNonNull(field.getAccessor().getAnnotation(JsonProperty.class))
                .value();
    }
}
