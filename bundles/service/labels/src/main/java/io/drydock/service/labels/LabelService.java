package io.drydock.service.labels;

import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.LinuxException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Labels as long as SELinux is on, nothing otherwise. */
class LabelService implements SecurityLabels {

    private static final Logger LOG = LoggerFactory.getLogger(LabelService.class);

    private final boolean active;
    private final LabelChoice choice;
    private final RefusedPlaces refused;
    private final FileLabels files;

    LabelService(boolean active, LabelChoice choice, RefusedPlaces refused, FileLabels files) {
        this.active = active;
        this.choice = choice;
        this.refused = refused;
        this.files = files;
    }

    @Override
    public boolean active() {
        return active;
    }

    @Override
    public Labels choose(List<String> options, Set<String> taken) {
        return active ? choice.choose(options, taken) : Labels.NONE;
    }

    @Override
    public void relabel(Path place, String mountLabel, boolean shared) {
        if (!active || mountLabel.isEmpty()) {
            return;
        }
        Path real = real(place);
        refused.check(real);
        String label =
                shared ? Label.parse(mountLabel).withLevel(Levels.SHARED).text() : mountLabel;
        try {
            files.relabel(real, label);
        } catch (LinuxException e) {
            if (!e.is(Errno.EOPNOTSUPP)) {
                throw EngineException.system(String.valueOf(e.getMessage()), e);
            }
            LOG.debug("{} keeps no labels", real);
        }
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            throw EngineException.system("no place to relabel: " + e, e);
        }
    }
}
