package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Guest;

/**
 * A guest with its server, as the store keeps it.
 *
 * @param datagramPort where its questions are led
 * @param streamPort likewise
 */
record Served(Guest guest, int datagramPort, int streamPort) {}
