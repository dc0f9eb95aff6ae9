package io.drydock.api.engine.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * Where layers of images and of containers are stored: the steps that a move is made of, for those
 * who decide on their order. {@link StorageMoves} is what everybody else asks.
 *
 * <p><b>Story.</b> A layer has one place that all go by and may have copies on other drivers. A
 * goal is {@link #aim set}; layers are {@link #copy copied} to it until the goal has all and {@link
 * #activate becomes} what all go by; containers' layers {@link #move follow} one by one; {@link
 * #collect copies} that nothing stands on any more are deleted; the goal is {@link #reached}.
 *
 * <p>Everything is in the store and every step may be made again, so it does not matter where a
 * move was cut, nor what others do meanwhile. Errors are {@link
 * io.drydock.api.model.error.EngineException}s. Methods that take {@code wanted} may last; they ask
 * it often, on platform threads, and end with what it throws.
 */
public interface StoragePlaces {

    /** What counts, from the store. */
    Plan plan();

    /**
     * Sets the goal; nothing moves by itself.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID with the reason if that driver
     *     cannot work here; nothing is changed then
     */
    void aim(String driver);

    /** Everything is there: there is no goal any more, unless another one was set meanwhile. */
    void reached(String driver);

    /** How many layers of images there are on this driver and on others. */
    Count count(String driver);

    /** Chain ids of the layers the driver has not got, parents first. */
    List<String> missing(String driver);

    /** Copies a layer, and those below it as far as the driver lacks them; a known one is none. */
    void copy(String chain, String driver, Runnable wanted);

    /** From now on all go by this driver's layers, if it has all of them; whether it has. */
    boolean activate(String driver);

    /** Deletes the copies on other drivers that no layer, container or operation stands on. */
    void collect(String driver);

    /** Containers whose layers are on other drivers. */
    List<Root> elsewhere(String driver);

    /**
     * Moves a container's layer, unless the container needs it or comes to need it meanwhile.
     *
     * @return whether it is on the driver now; if not, it is in use
     */
    boolean move(Root root, String driver, Copying copying, Runnable wanted);

    /** Clears away what moves of a dead engine have left mounted. */
    void clear();

    /**
     * What is written down.
     *
     * @param driver that new images and containers go to
     * @param configured the one that the configuration names, may be empty
     * @param target where everything goes, empty when nothing moves
     */
    record Plan(String driver, String configured, String target) {}

    /**
     * Layers of images.
     *
     * @param all how many there are
     * @param there how many the driver has
     * @param elsewhere how many places others have
     */
    record Count(long all, long there, long elsewhere) {}

    /** The layer of a container, and the driver that has it. */
    record Root(String container, String driver) {}

    /** Makes one tree of files like another. */
    interface Copying {
        /**
         * Returns when it is on the disk.
         *
         * @param to shows the image so far
         * @param whole {@code from} shows the whole tree; otherwise it holds the changes alone, as
         *     overlayfs writes them
         * @param wanted throws when it is not any more; to be asked often
         */
        void copy(Path from, Path to, boolean whole, Runnable wanted);
    }
}
