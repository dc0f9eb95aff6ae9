package io.drydock.driver.proxy.userland;

/** Listens on one port; connections made stay when it closes. */
interface Listener extends AutoCloseable {

    @Override
    void close();
}
