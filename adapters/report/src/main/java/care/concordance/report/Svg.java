package care.concordance.report;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A chart as SVG to stand in a page: its colors are classes, so that the page's style gives them by day and by night; its
 * ids are its own among several charts; and every point says what it is when it is pointed at.
 */
final class Svg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** The inks a chart is drawn in. Each stands for a class of the page's style; its color is only its name here. */
    enum Ink {
        TEXT(1),
        QUIET(2),
        GRID(3),
        LINE(4),
        OK(5),
        GAP(6),
        UNPROVEN(7),
        CRITICAL(8);

        final Color color;

        Ink(int number) {
            color = new Color(1, 2, number);
        }

        String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Svg() {}

    /**
     * Draws a chart.
     *
     * @param id unlike that of any other chart of the page, a word
     * @param title what it shows, for whoever cannot see it
     * @return SVG; null where this machine cannot write text into pictures, since it has no fonts
     */
    static @Nullable String of(JFreeChart chart, int width, int height, String id, String title) {
        try {
            return text(drawn(chart, width, height, id, title));
        } catch (ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException("the JDK writes XML", e);
        } catch (LinkageError | InternalError e) {
            // A Java runtime without fonts. The table beside each chart says the same.
            return null;
        }
    }

    private static Element drawn(JFreeChart chart, int width, int height, String id, String title)
            throws ParserConfigurationException {
        Document document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
        Element root = graphics.getRoot();
        style(root, id);
        points(root, info);
        Element heading = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
        heading.setAttribute("id", id + "-title");
        heading.setTextContent(title);
        root.insertBefore(heading, root.getFirstChild());
        for (String attribute : attributes(root)) {
            root.removeAttribute(attribute);
        }
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", id + "-title");
        root.setAttribute("class", "chart");
        root.setAttribute("width", String.valueOf(width));
        root.setAttribute("height", String.valueOf(height));
        return root;
    }

    private static List<String> attributes(Element element) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        return names;
    }

    private static final Map<String, String> CLASSES = new HashMap<>();

    static {
        for (Ink ink : Ink.values()) {
            Color color = ink.color;
            CLASSES.put("rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")", ink.css());
        }
    }

    private static void style(Element element, String id) {
        List<String> classes = new ArrayList<>();
        for (String attribute : attributes(element)) {
            String value = element.getAttribute(attribute);
            switch (attribute) {
                case "fill", "stroke" -> {
                    String ink = CLASSES.get(value);
                    if (ink != null) {
                        classes.add(attribute.charAt(0) + "-" + ink);
                        element.removeAttribute(attribute);
                    }
                }
                case "id" -> element.setAttribute("id", id + "-" + value);
                case "font-family",
                        "text-rendering",
                        "color-rendering",
                        "image-rendering",
                        "shape-rendering",
                        "color-interpolation" -> element.removeAttribute(attribute);
                default -> {
                    if (value.startsWith("url(#")) {
                        element.setAttribute(attribute, "url(#" + id + "-" + value.substring(5));
                    }
                }
            }
        }
        if (!classes.isEmpty()) {
            element.setAttribute("class", String.join(" ", classes));
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                style(child, id);
            }
        }
    }

    private static void points(Element root, ChartRenderingInfo info) {
        for (Object each : info.getEntityCollection().getEntities()) {
            ChartEntity entity = (ChartEntity) each;
            String words = entity.getToolTipText();
            if (words == null) {
                continue;
            }
            Rectangle2D area = entity.getArea().getBounds2D();
            Element point = root.getOwnerDocument().createElementNS(NAMESPACE, "rect");
            point.setAttribute("class", "hit");
            point.setAttribute("x", number(area.getX() - 2));
            point.setAttribute("y", number(area.getY() - 2));
            point.setAttribute("width", number(area.getWidth() + 4));
            point.setAttribute("height", number(area.getHeight() + 4));
            Element title = root.getOwnerDocument().createElementNS(NAMESPACE, "title");
            title.setTextContent(words);
            point.appendChild(title);
            root.appendChild(point);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String text(Node root) throws TransformerException {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(root), new StreamResult(text));
        return text.toString();
    }
}
