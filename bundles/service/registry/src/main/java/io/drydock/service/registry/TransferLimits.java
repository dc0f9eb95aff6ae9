package io.drydock.service.registry;

/** How much at once and how often; asked each time, as they may change. */
interface TransferLimits {

    int downloads();

    int uploads();

    int attempts();
}
