package io.drydock.service.image;

import io.drydock.api.model.container.HealthcheckConfig;
import io.drydock.api.model.image.ImageRuntimeConfig;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills what a configuration leaves open from another one, by dockerd's rules for commits. */
final class Inheritance {

    private Inheritance() {}

    static ImageRuntimeConfig merge(ImageRuntimeConfig own, ImageRuntimeConfig base) {
        return own.with(
                draft -> {
                    draft.user = either(own.user(), base.user());
                    draft.workingDir = either(own.workingDir(), base.workingDir());
                    draft.stopSignal = either(own.stopSignal(), base.stopSignal());
                    draft.exposedPorts = union(own.exposedPorts(), base.exposedPorts());
                    draft.volumes = union(own.volumes(), base.volumes());
                    draft.labels = union(own.labels(), base.labels());
                    draft.env = environment(own.env(), base.env());
                    command(draft, own, base);
                    draft.healthcheck = healthcheck(own.healthcheck(), base.healthcheck());
                });
    }

    /** An entry point of its own goes with a command of its own, be it none. */
    private static void command(
            ImageRuntimeConfig.Draft draft, ImageRuntimeConfig own, ImageRuntimeConfig base) {
        if (!isEmpty(own.entrypoint())) {
            return;
        }
        if (isEmpty(own.cmd())) {
            draft.cmd = base.cmd();
            draft.argsEscaped = base.argsEscaped();
        }
        if (own.entrypoint() == null) {
            draft.entrypoint = base.entrypoint();
        }
    }

    private static @Nullable HealthcheckConfig healthcheck(
            @Nullable HealthcheckConfig own, @Nullable HealthcheckConfig base) {
        if (own == null || base == null) {
            return own == null ? base : own;
        }
        List<String> test = own.test();
        return new HealthcheckConfig(
                isEmpty(test) ? base.test() : test,
                own.interval() == 0 ? base.interval() : own.interval(),
                own.timeout() == 0 ? base.timeout() : own.timeout(),
                own.startPeriod() == 0 ? base.startPeriod() : own.startPeriod(),
                own.startInterval() == 0 ? base.startInterval() : own.startInterval(),
                own.retries() == 0 ? base.retries() : own.retries());
    }

    private static List<String> environment(List<String> own, List<String> base) {
        List<String> all = new ArrayList<>(own);
        for (String pair : base) {
            if (own.stream().noneMatch(one -> key(one).equals(key(pair)))) {
                all.add(pair);
            }
        }
        return all;
    }

    private static <V> Map<String, V> union(Map<String, V> own, Map<String, V> base) {
        Map<String, V> all = new LinkedHashMap<>(own);
        base.forEach(all::putIfAbsent);
        return all;
    }

    private static String either(String own, String base) {
        return own.isEmpty() ? base : own;
    }

    private static boolean isEmpty(@Nullable List<String> list) {
        return list == null || list.isEmpty();
    }

    private static String key(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0 ? pair : pair.substring(0, equals);
    }
}
