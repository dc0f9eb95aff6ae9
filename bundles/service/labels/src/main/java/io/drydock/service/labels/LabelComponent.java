package io.drydock.service.labels;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.Mounts;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.security.SecureRandom;

/** Finds out once whether SELinux is on; that does not change under a running engine. */
@Component(
        service = SecurityLabels.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "labels")
public final class LabelComponent extends LabelService {

    private static final Logger LOG = LoggerFactory.getLogger(LabelComponent.class);

    /** The keys of the engine's configuration that matter here. */
    public @interface Configuration {
        /** Whether SELinux is to be used. */
        boolean selinux$_$enabled() default false;
    }

    /** Called by Declarative Services. */
    @Activate
    public LabelComponent(
            Configuration configuration, @Reference Mounts mounts, @Reference FileLabels files) {
        this(configuration.selinux$_$enabled(), Policy.OF_THE_HOST, mounts, files);
    }

    LabelComponent(boolean wanted, Policy policy, Mounts mounts, FileLabels files) {
        this(
                wanted && inForce(policy, mounts),
                new LabelChoice(policy.contexts(), new SecureRandom()),
                files);
    }

    private LabelComponent(boolean active, LabelChoice choice, FileLabels files) {
        super(active, choice, new RefusedPlaces(System.getenv(), Path.of("/etc/passwd")), files);
        if (active && !choice.possible()) {
            LOG.warn(
                    "SELinux is on, but there are no labels for containers: container-selinux is"
                            + " not installed");
        }
    }

    private static boolean inForce(Policy policy, Mounts mounts) {
        boolean inForce = policy.inForce(mounts.list());
        if (!inForce) {
            LOG.warn("could not enable SELinux on the host system; going on without");
        }
        return inForce;
    }
}
