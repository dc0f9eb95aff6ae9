package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's network file systems want their server as a number: names are looked up here. */
final class NetworkAddress {

    private static final Pattern ADDRESS = Pattern.compile("(^|,)addr=([^,]*)");
    private static final Pattern SHARE = Pattern.compile("(?://|\\\\\\\\)([^/\\\\:]+)(.*)");

    private NetworkAddress() {}

    /** {@code addr=} of nfs and cifs, and the server in the device of cifs. */
    static VolumeOptions resolved(VolumeOptions options) {
        boolean cifs = options.type().equals("cifs");
        if (!cifs && !options.type().startsWith("nfs")) {
            return options;
        }
        Matcher address = ADDRESS.matcher(options.options());
        String text =
                address.replaceFirst(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1) + "addr=" + number(found.group(2))));
        Matcher share = SHARE.matcher(options.device());
        String device =
                cifs && share.matches()
                        ? "//" + number(share.group(1)) + share.group(2)
                        : options.device();
        return new VolumeOptions(options.type(), text, device, options.quota());
    }

    private static String number(String name) {
        if (name.isEmpty()) {
            return name;
        }
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new DriverException(
                    Kind.SYSTEM,
                    "error resolving passed in network volume address: lookup "
                            + name
                            + ": no such host",
                    e);
        }
    }
}
