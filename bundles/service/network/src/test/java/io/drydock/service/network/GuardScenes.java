package io.drydock.service.network;

import static io.drydock.service.network.Stage.id;
import static io.drydock.service.network.Stage.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.network.NetworkCreateRequest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What others do to the packet filter, and what comes of it. */
final class GuardScenes {

    private GuardScenes() {}

    static void flushedRulesAreBackWithinSeconds(Stage stage) throws Exception {
        stage.service.adopt(List.of());
        Path neighbour = Scenes.neighbour(stage);
        Sandbox sandbox = stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        stage.serve(sandbox.key(), 80, "web");
        stage.settled();
        int quiet = stage.events.published.size();
        stage.run("nft", "flush", "ruleset");
        stage.awaitMended(quiet);
        assertThat(stage.fetchFrom(neighbour, "203.0.113.1", 8080)).startsWith("web");
        stage.settled();
        assertThat(stage.events.published.size()).isEqualTo(quiet + 1);
    }

    static void othersRulesAreNobodysBusiness(Stage stage) throws Exception {
        stage.run("nft", "add", "table", "ip", "theirs");
        stage.service.adopt(List.of());
        stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        stage.settled();
        int quiet = stage.events.published.size();
        stage.run("nft", "add", "chain", "ip", "theirs", "more");
        stage.settled();
        assertThat(stage.events.published.size()).isEqualTo(quiet);
        assertThat(stage.run("nft", "list", "table", "ip", "theirs")).contains("chain more");
        stage.service.close(id(1));
        assertThat(stage.run("nft", "list", "table", "ip", "theirs")).contains("chain more");
    }

    static void aBridgeNameIsHadOnceAndBridgesOfOthersStay(Stage stage) throws Exception {
        Map<String, String> mine = Map.of("com.docker.network.bridge.name", "mybridge");
        NetworkCreateRequest request =
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = "one";
                            draft.options = mine;
                        });
        stage.service.create(ApiVersion.MAX, request);
        assertThatThrownBy(
                        () ->
                                stage.service.create(
                                        ApiVersion.MAX, request.with(draft -> draft.name = "two")))
                .hasMessageMatching(
                        "cannot create network [0-9a-f]{64} \\(mybridge\\): conflicts with network"
                                + " [0-9a-f]{64} \\(mybridge\\): networks have same bridge name");
        assertThat(stage.links.find("mybridge")).isPresent();
        stage.service.remove("one");
        assertThat(stage.links.find("mybridge")).isEmpty();
        stage.run("ip", "link", "add", "mybridge", "type", "bridge");
        stage.service.create(ApiVersion.MAX, request);
        stage.service.remove("one");
        assertThat(stage.links.find("mybridge")).isPresent();
    }
}
