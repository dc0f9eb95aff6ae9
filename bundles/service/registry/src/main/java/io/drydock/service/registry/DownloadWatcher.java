package io.drydock.service.registry;

import io.drydock.api.model.ProgressDetail;

/** Is told how a download goes, from its thread. */
interface DownloadWatcher {

    void status(String status);

    void bytes(ProgressDetail detail);
}
