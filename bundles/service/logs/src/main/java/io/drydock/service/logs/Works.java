package io.drydock.service.logs;

import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.SparseFiles;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What the parts of this bundle share. */
record Works(
        Places places,
        Drivers drivers,
        SparseFiles files,
        Claim claim,
        Executor executor,
        ScheduledExecutorService timer) {}
