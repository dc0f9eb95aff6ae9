package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.HostConfig;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class NewLabelsTest {

    private static final HostConfig PLAIN = HostConfig.of(draft -> {});

    private final ConcurrentLinkedQueue<Labels> known = new ConcurrentLinkedQueue<>();
    private boolean active = true;

    /** Gives the lowest level that is free, so that everybody wants the same. */
    private final class Lowest implements SecurityLabels {
        @Override
        public boolean active() {
            return active;
        }

        @Override
        public Labels choose(List<String> options, Set<String> taken) {
            for (String option : options) {
                if (option.startsWith("level:")) {
                    return labels(option.substring("level:".length()));
                }
            }
            int level = 0;
            while (taken.contains("s0:c0,c" + level)) {
                level++;
            }
            return options.contains("disable") ? new Labels("", "m") : labels("s0:c0,c" + level);
        }

        @Override
        public void relabel(Path place, String mountLabel, boolean shared) {
            throw new AssertionError("nothing is relabelled here");
        }
    }

    private final NewLabels labels = new NewLabels(new Lowest(), known::stream);

    private static Labels labels(String level) {
        return new Labels("u:r:t:" + level, "u:o:f:" + level);
    }

    private static HostConfig with(String option) {
        return HostConfig.of(draft -> draft.securityOpt = List.of(option));
    }

    @Test
    @Tag("3.2/selinux")
    void levelIsKeptAsLongAsTheContainerIs() {
        try (NewLabels.Reserved first = labels.reserve(PLAIN)) {
            assertThat(first.get()).isEqualTo(labels("s0:c0,c0"));
            known.add(first.get());
        }
        try (NewLabels.Reserved second = labels.reserve(PLAIN)) {
            assertThat(second.get()).isEqualTo(labels("s0:c0,c1"));
        }
        known.clear();
        try (NewLabels.Reserved third = labels.reserve(PLAIN)) {
            assertThat(third.get()).isEqualTo(labels("s0:c0,c0"));
        }
    }

    @Test
    @Tag("3.2/selinux")
    void thoseMadeTogetherHaveDifferentOnes() throws Exception {
        try (var executor = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                all.add(executor.submit(this::create));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(known).hasSize(200).doesNotHaveDuplicates();
    }

    private void create() {
        try (NewLabels.Reserved reserved = labels.reserve(PLAIN)) {
            Thread.yield();
            known.add(reserved.get());
        }
    }

    @Test
    void levelTheUserNamesMayBeShared() {
        known.add(labels("s0:c9,c10"));
        try (NewLabels.Reserved one = labels.reserve(with("label=level:s0:c9,c10"))) {
            assertThat(one.get()).isEqualTo(labels("s0:c9,c10"));
        }
    }

    @Test
    void withoutALabelThereIsNothingToReserve() {
        known.add(Labels.NONE);
        try (NewLabels.Reserved one = labels.reserve(with("label=disable"));
                NewLabels.Reserved two = labels.reserve(with("label=disable"))) {
            assertThat(one.get()).isEqualTo(two.get()).isEqualTo(new Labels("", "m"));
        }
        active = false;
        try (NewLabels.Reserved none = labels.reserve(with("label=garbage"))) {
            assertThat(none.get()).isEqualTo(Labels.NONE);
        }
    }
}
