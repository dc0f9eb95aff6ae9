import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** One connection that sends the same request over and over. */
record Caller(String address, byte[] request, BooleanSupplier goesOn) implements Callable<Tally> {

    @Override
    public Tally call() throws IOException {
        Tally tally = new Tally();
        Wire wire = Wire.open(address);
        while (goesOn.getAsBoolean()) {
            long from = System.nanoTime();
            try {
                if (wire.ask(request).status() >= 300) {
                    tally.failed();
                }
            } catch (IOException e) {
                tally.failed();
                wire.close();
                wire = Wire.open(address);
            }
            tally.took(System.nanoTime() - from);
        }
        wire.close();
        return tally;
    }
}
