package io.drydock.api.model.image;

/**
 * The {@code Config} of an inspected image: an {@link ImageRuntimeConfig}, or below API 1.50 an
 * {@link io.drydock.api.model.container.ContainerConfig}, whose many empty fields those clients
 * expect to find. Written only; nothing reads it back.
 */
public interface ImageInspectConfig {}
