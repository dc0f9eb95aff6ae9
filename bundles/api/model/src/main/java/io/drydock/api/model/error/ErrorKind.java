package io.drydock.api.model.error;

/**
 * Why a request was refused. One table in the kernel turns a kind into an HTTP status; no other
 * code knows statuses.
 */
public enum ErrorKind {
    /** The named object does not exist: 404. */
    NOT_FOUND,
    /** The request is malformed or asks for something impossible: 400. */
    INVALID,
    /** The object's state forbids it now: 409. */
    CONFLICT,
    /** No valid credentials: 401. */
    UNAUTHORIZED,
    /** Never allowed for this caller or object: 403. */
    FORBIDDEN,
    /** The object already is as asked: 304, without a body. */
    NOT_MODIFIED,
    /** The engine cannot do this (yet): 501. */
    NOT_IMPLEMENTED,
    /** The provider is absent or overloaded at the moment: 503. */
    UNAVAILABLE,
    /** The caller went away: logged as 499, nothing is written. */
    CANCELLED,
    /** Anything else went wrong inside: 500, and logged once. */
    SYSTEM
}
