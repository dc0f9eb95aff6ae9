package io.drydock.api.spi.http;

/**
 * Names of the exchange attributes that the chain and the routers agree on, and the header by which
 * the API version reaches a router.
 */
public final class Routes {

    private Routes() {}

    /** Attribute: API version of the request, {@code 1.43}; set by the version middleware. */
    public static final String VERSION = "drydock.version";

    /** Attribute: raw path without the version prefix; set by the version middleware. */
    public static final String PATH = "drydock.path";

    /** Header a router reads the API version from; set by the kernel, never by a client. */
    public static final String VERSION_HEADER = "Drydock-Api-Version";
}
