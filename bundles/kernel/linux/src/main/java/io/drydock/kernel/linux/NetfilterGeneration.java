package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.PacketFilters;

import org.osgi.service.component.annotations.Component;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * NFT_MSG_GETGEN of the netlink family of netfilter. Fixed part: family u8, version u8, id be16.
 */
@Component(service = PacketFilters.class)
public final class NetfilterGeneration implements PacketFilters {

    private static final int NETFILTER = 12;
    private static final int GET_GENERATION = 10 << 8 | 16;
    private static final int FIXED = 4;
    private static final int ID = 1;

    @Override
    public OptionalLong generation() {
        return Offload.call(NetfilterGeneration::read);
    }

    private static OptionalLong read() {
        try (NetlinkSocket socket = NetlinkSocket.open(NETFILTER)) {
            NetlinkMessage request =
                    new NetlinkMessage(GET_GENERATION, NetlinkMessage.ACK, "generation", "nftables")
                            .bytes(0, 0, 0, 0);
            List<NetlinkReply> replies = socket.query(request);
            byte[] id = replies.isEmpty() ? null : replies.getFirst().attributes(FIXED).raw(ID);
            return id == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(ByteBuffer.wrap(id).getInt() & 0xffffffffL);
        } catch (LinuxException e) {
            // A kernel without nftables: whoever asks has to look for himself.
            return OptionalLong.empty();
        }
    }
}
