package care.concordance.cli;

import care.concordance.facts.TumorCase;

/**
 * The cases met so far, by site and id: twelve bytes or two times that for each, so that a registry of millions fits. Not
 * thread-safe.
 */
final class CasesMet {

    /** How a case compares with those before it. */
    enum Meeting {
        FIRST,
        /** Another case of the same site has its id. */
        ID_TAKEN,
        /** The same case, value for value. */
        AGAIN
    }

    private long[] keys = new long[1 << 10];
    private int[] contents = new int[1 << 10];
    private int count;

    /** Takes note of a case. */
    Meeting meet(TumorCase tumor) {
        if (2 * count >= keys.length) {
            grow();
        }
        long key = key(tumor.site() + "\n" + tumor.id());
        int slot = slot(key);
        int content = tumor.hashCode();
        if (keys[slot] == 0) {
            keys[slot] = key;
            contents[slot] = content;
            count++;
            return Meeting.FIRST;
        }
        return contents[slot] == content ? Meeting.AGAIN : Meeting.ID_TAKEN;
    }

    /** 64 bits of FNV-1a over the text, stirred; never 0. */
    private static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }

    private int slot(long key) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldContents = contents;
        keys = new long[2 * oldKeys.length];
        contents = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                contents[slot] = oldContents[i];
            }
        }
    }
}
