package io.drydock.service.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerNetworks;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.network.NetworkConnectRequest;
import io.drydock.api.model.network.NetworkDisconnectRequest;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Objects;
import java.util.function.Consumer;

/** Containers come to networks and leave them, each in its turn. */
@Component(service = ContainerNetworks.class)
@EngineModule(name = "container")
public final class MembershipService implements ContainerNetworks {

    private final Workshop workshop;

    /** Called by the component runtime. */
    @Activate
    public MembershipService(@Reference Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public void connect(ApiVersion version, String network, NetworkConnectRequest request) {
        EndpointSettings wanted =
                Memberships.adjust(
                        version,
                        Objects.requireNonNullElseGet(
                                request.endpointConfig(), () -> EndpointSettings.of(draft -> {})));
        workshop.parts().rules().check(wanted);
        alone(
                request.container(),
                "network connect",
                entry -> workshop.memberships().connect(entry, network, wanted));
    }

    @Override
    public void disconnect(String network, NetworkDisconnectRequest request) {
        try {
            alone(
                    request.container(),
                    "network disconnect",
                    entry -> workshop.memberships().disconnect(entry, network));
        } catch (EngineException e) {
            boolean gone =
                    e.kind() == ErrorKind.NOT_FOUND
                            && String.valueOf(e.getMessage()).startsWith("No such container");
            if (!request.force() || !gone) {
                throw e;
            }
            workshop.memberships().disconnectForced(request.container(), network);
        }
    }

    private void alone(String reference, String operation, Consumer<Entry> work) {
        workshop.restore().await();
        Entry entry = workshop.parts().containers().resolve(reference);
        try (Entry.Turn turn = entry.turn(operation);
                Tenure.Step step = workshop.step()) {
            work.accept(entry);
        }
    }
}
