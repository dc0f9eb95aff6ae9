package io.drydock.service.labels;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.MountInfo;
import io.drydock.api.spi.linux.Mounts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The whole bundle on a host whose files a test has made. */
class LabelComponentTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LabelComponent.class);

    @TempDir Path root;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Host host;

    @BeforeEach
    void host() {
        host =
                new Host(root)
                        .file("current", "system_u:system_r:init_t:s0\0")
                        .file("etc/selinux/config", "SELINUX=enforcing\nSELINUXTYPE=targeted\n");
        log.start();
        LOG.addAppender(log);
    }

    @AfterEach
    void stop() {
        LOG.detachAppender(log);
    }

    private LabelComponent component(boolean wanted, List<MountInfo> mounted) {
        return new LabelComponent(
                wanted,
                host.policy(),
                answering(Mounts.class, mounted),
                answering(FileLabels.class, ""));
    }

    @SuppressWarnings("unchecked")
    private static <T> T answering(Class<T> type, Object answer) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (self, call, with) -> answer);
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    @Tag("3.2/selinux")
    void containersGetThePolicysLabels() {
        host.file("etc/selinux/targeted/contexts/lxc_contexts", Host.CONTEXTS);
        LabelComponent labels = component(true, Host.mounts("selinuxfs", "rw"));
        assertThat(labels.active()).isTrue();
        Labels chosen = labels.choose(List.of("type:svirt_t"), Set.of());
        assertThat(chosen.process()).matches("system_u:system_r:svirt_t:s0:c\\d+,c\\d+");
        assertThat(chosen.mount()).matches("system_u:object_r:container_file_t:s0:c\\d+,c\\d+");
        assertThat(said()).isEmpty();
    }

    @Test
    @Tag("3.2/selinux")
    void kernelWithoutItIsToldAndTheEngineGoesOn() {
        LabelComponent labels = component(true, Host.mounts("sysfs", "rw"));
        assertThat(labels.active()).isFalse();
        assertThat(labels.choose(List.of(), Set.of())).isEqualTo(Labels.NONE);
        assertThat(said())
                .containsExactly("could not enable SELinux on the host system; going on without");
    }

    @Test
    @Tag("3.2/selinux")
    void whoIsNotToldToUseItDoesNot() {
        host.file("etc/selinux/targeted/contexts/lxc_contexts", Host.CONTEXTS);
        LabelComponent labels = component(false, Host.mounts("selinuxfs", "rw"));
        assertThat(labels.active()).isFalse();
        assertThat(said()).isEmpty();
    }

    @Test
    void missingDefaultsAreTold() {
        LabelComponent labels = component(true, Host.mounts("selinuxfs", "rw"));
        assertThat(labels.active()).isTrue();
        assertThat(labels.choose(List.of(), Set.of())).isEqualTo(Labels.NONE);
        assertThat(said()).singleElement().asString().contains("container-selinux");
    }
}
