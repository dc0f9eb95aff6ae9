package io.drydock.service.image;

/**
 * A layer that is on the disk.
 *
 * @param chain chain id: what it is, with all below
 * @param diffId digest of its own archive
 * @param parent chain id of the layer below, empty for a base
 * @param cacheId name under which the graph driver holds it
 * @param driver the graph driver that does
 * @param size bytes of its own files
 */
record Layer(
        String chain, String diffId, String parent, String cacheId, String driver, long size) {}
