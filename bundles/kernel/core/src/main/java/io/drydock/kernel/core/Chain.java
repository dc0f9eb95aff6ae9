package io.drydock.kernel.core;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Middleware;

import java.util.List;
import java.util.function.Consumer;

/** One request's hold on the chain: the links it began with, for both of its directions. */
final class Chain implements AutoCloseable {

    private final List<Generation> links;

    private Chain(List<Generation> links) {
        this.links = links;
    }

    /** Leases every link of the table's chain, all of one table. */
    static Chain lease(Generations generations) {
        while (true) {
            List<Generation> links = generations.table().chain();
            int taken = 0;
            while (taken < links.size() && links.get(taken).acquire()) {
                taken++;
            }
            if (taken == links.size()) {
                return new Chain(links);
            }
            links.subList(0, taken).forEach(Generation::release);
        }
    }

    /** Runs the links in order and {@code end} behind the last. */
    void run(Exchange exchange, Consumer<Exchange> end) {
        new Step(0, end).proceed(exchange);
    }

    @Override
    public void close() {
        links.forEach(Generation::release);
    }

    private final class Step implements Middleware.Next {
        private final int place;
        private final Consumer<Exchange> end;
        private boolean failedBehind;

        Step(int place, Consumer<Exchange> end) {
            this.place = place;
            this.end = end;
        }

        @Override
        public void proceed(Exchange exchange) {
            if (place == links.size()) {
                end.accept(exchange);
                return;
            }
            Generation link = links.get(place);
            Step behind = new Step(place + 1, end);
            try {
                ((Middleware) link.service()).handle(exchange, behind::enter);
            } catch (RuntimeException | Error e) {
                if (!behind.failedBehind) {
                    link.failed();
                }
                throw e;
            }
        }

        private void enter(Exchange exchange) {
            failedBehind = true;
            proceed(exchange);
            failedBehind = false;
        }
    }
}
