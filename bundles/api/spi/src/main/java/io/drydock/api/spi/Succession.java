package io.drydock.api.spi;

import org.osgi.annotation.versioning.ConsumerType;

import java.time.Duration;

/**
 * What a provider implements, beside its contract, if no two of its generations may act at once:
 * one that watches processes, owns timers or keeps in memory what others change.
 *
 * <p>At a swap two generations exist side by side, and exactly one is <em>in charge</em>. A new one
 * does nothing but get ready until the kernel tells it to begin or to take over; the old one does
 * nothing any more once it has handed over, except to bring those of its calls to an end that only
 * wait. The kernel calls, one after the other:
 *
 * <ol>
 *   <li>{@link #begin} at the start of the engine, and when the bundle is added;
 *   <li>at a swap {@link #handOver} of the old one, then {@link #takeOver} of the new one, while
 *       new calls are held; the new one is found by callers after that;
 *   <li>when such a swap is taken back, the same in the other direction: a provider that has handed
 *       over may be told to take over again.
 * </ol>
 *
 * <p>A call of the contract that comes to a provider not in charge, and has done nothing yet,
 * throws {@link SupersededException}; the kernel's handle then makes the same call on the
 * generation that is.
 */
@ConsumerType
public interface Succession {

    /** In charge from now on, with nobody before. Returns soon; long work goes on beside. */
    void begin();

    /**
     * Stops acting: when this returns, nothing is under way that changes anything.
     *
     * @param limit how long work under way may take to end; callers are held meanwhile
     * @return what the successor cannot find by itself, in a form that a later version can read;
     *     may be empty
     * @throws RuntimeException with the reason, if that is not possible within the limit: then this
     *     provider is still in charge
     */
    byte[] handOver(Duration limit);

    /**
     * In charge from now on. Finds what is running in the same way as after a restart of the
     * engine. Returns within some milliseconds, because callers are held; long work goes on beside.
     *
     * @param state from the other generation's {@link #handOver}; empty if it failed to say
     */
    void takeOver(byte[] state);
}
