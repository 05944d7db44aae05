package com.example;

import care.concordance.Assessment;
import care.concordance.PartnerSnapshot;
import care.concordance.followup.Designation;
import care.concordance.json.JsonDocument;
import care.concordance.springboot.ReloadableEngine;
import care.concordance.verdict.Verdict;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Endpoint {

    private final ReloadableEngine engines;

    Endpoint(ReloadableEngine engines) {
        this.engines = engines;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Endpoint.class, arguments);
    }

    /** What is open, why, and what closes it. */
    @PostMapping("/gaps")
    List<Verdict> gaps(@RequestBody PartnerSnapshot facts) {
        return engines.current().assess(facts).gaps();
    }

    /** Every verdict, the designation and the plan. */
    @PostMapping("/assessment")
    JsonDocument assessment(@RequestBody PartnerSnapshot facts) {
        return JsonDocument.inShort(engines.current().assess(facts));
    }

    /** Who is concordant, of several partners at once. */
    @PostMapping("/designations")
    List<Designation> designations(@RequestBody List<PartnerSnapshot> partners) {
        return partners.parallelStream()
                .map(engines.current()::assess)
                .map(Assessment::designation)
                .toList();
    }
}
