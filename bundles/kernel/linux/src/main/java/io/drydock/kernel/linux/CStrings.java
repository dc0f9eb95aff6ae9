package io.drydock.kernel.linux;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A zero-terminated array of texts, as argv and environ are. */
final class CStrings implements AutoCloseable {

    private final Memory block;

    private CStrings(List<byte[]> texts) {
        int table = (texts.size() + 1) * Native.POINTER_SIZE;
        block = new Memory(table + texts.stream().mapToInt(text -> text.length).sum());
        long at = table;
        for (int i = 0; i < texts.size(); i++) {
            block.setPointer((long) i * Native.POINTER_SIZE, block.share(at));
            block.write(at, texts.get(i), 0, texts.get(i).length);
            at += texts.get(i).length;
        }
        block.setPointer((long) texts.size() * Native.POINTER_SIZE, null);
    }

    static CStrings of(List<String> texts) {
        return new CStrings(texts.stream().map(CString::of).toList());
    }

    static CStrings environment(Map<String, String> variables) {
        List<String> entries = new ArrayList<>(variables.size());
        variables.forEach((name, value) -> entries.add(name + "=" + value));
        return of(entries);
    }

    Pointer pointer() {
        return block;
    }

    @Override
    public void close() {
        block.close();
    }
}
