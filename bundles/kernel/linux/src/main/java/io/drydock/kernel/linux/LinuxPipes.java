package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Pipe;
import io.drydock.api.spi.linux.PipeEnd;
import io.drydock.api.spi.linux.Pipes;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;

/** Pipes and fifos. */
@Component(service = Pipes.class)
public final class LinuxPipes implements Pipes {

    private final Poller poller;

    /** Pipes that wait through this poller. */
    @Activate
    public LinuxPipes(@Reference Poller poller) {
        this.poller = poller;
    }

    @Override
    public Pipe open() {
        int[] ends = new int[2];
        Calls.check(LibC.pipe2(ends, OpenFlags.CLOEXEC), "pipe", "");
        return new Pipe(end(ends[0], "read end of a pipe"), end(ends[1], "write end of a pipe"));
    }

    @Override
    public PipeEnd openFifoForReading(Path fifo) {
        return fifo(fifo, OpenFlags.READ);
    }

    @Override
    public PipeEnd openFifoForWriting(Path fifo) {
        return fifo(fifo, OpenFlags.WRITE);
    }

    private PipeEnd fifo(Path fifo, int access) {
        int flags = access | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC;
        return end(
                Calls.check(LibC.open(CString.of(fifo), flags, 0), "open", fifo), fifo.toString());
    }

    private PipeEnd end(int fd, String name) {
        return new LinuxPipeEnd(new PolledStream(new Descriptor(fd, name), poller));
    }
}
