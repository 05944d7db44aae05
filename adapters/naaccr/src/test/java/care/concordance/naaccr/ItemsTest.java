package care.concordance.naaccr;

import static org.assertj.core.api.Assertions.assertThat;

import com.imsweb.naaccrxml.NaaccrXmlDictionaryUtils;
import com.imsweb.naaccrxml.entity.dictionary.NaaccrDictionaryItem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The items known here are those of the dictionaries in the reference library, which has 18, 21, 22 and 23. */
class ItemsTest {

    private static final List<Integer> VERSIONS = List.of(18, 21, 22, 23);

    private static List<NaaccrDictionaryItem> items(int version) {
        return NaaccrXmlDictionaryUtils.getBaseDictionaryByVersion(version + "0")
                .getItems();
    }

    @Test
    void whatOlderDictionariesHadIsKnownOrRetired() {
        Map<String, Integer> last = new TreeMap<>();
        for (int version : VERSIONS) {
            for (NaaccrDictionaryItem item : items(version)) {
                if (Items.find(item.getNaaccrId()) == null) {
                    last.put(item.getNaaccrId(), version);
                }
            }
        }
        assertThat(last).hasSizeGreaterThan(50);
        assertThat(last)
                .allSatisfy(
                        (id, version) -> assertThat(Items.lastWith(id)).as(id).isEqualTo(version));
        assertThat(Items.retired()).containsExactlyInAnyOrderElementsOf(last.keySet());
    }

    /** An item keeps its number, and where a case is made of it its place too, in all of them. */
    @Test
    void anItemIsTheSameInAllDictionaries() {
        for (int version : VERSIONS) {
            for (NaaccrDictionaryItem theirs : items(version)) {
                Items.Item ours = Items.find(theirs.getNaaccrId());
                if (ours != null) {
                    assertThat(ours.number()).as(ours.id()).isEqualTo(theirs.getNaaccrNum());
                    if (ours.slot() >= 0) {
                        assertThat(ours.parent()).as(ours.id()).isEqualTo(theirs.getParentXmlElement());
                    }
                }
            }
        }
    }
}
