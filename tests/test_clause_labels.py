"""Labels stay as typed, and every clause has one address: each case shows a text and the tree that is read from it."""

import pytest

from clause_pictures import drawn, picture, read

CASES = {
    "a block of HTML ends where its tag is closed, and what is in it stays unread": (
        """
        1. One:
        <div class="notice">

        2. In the notice.

        <div>

        </div>

        </div>

        2. Two.
        """,
        """
        - 1 = 1. One: <div> 2. In the
        - 2 = 2. Two.
        """,
    ),
    "an HTML tag that is never closed hides nothing": (
        """
        <p>Foreword

        1. One.

        <table>

        2. Two.
        """,
        """
        - 1 = 1. One. &lt;table>
        - 2 = 2. Two.
        """,
    ),
    "what converters from Word leave": (
        """
        # []{#_Toc1 .anchor}**Scope**

        1. The [hall]{.underline}.\\

        # []{#_Toc2 .anchor}

        o   a ring for a bullet

        §  a sign

        #Charges

        2. Two.
        """,
        """
        ## scope = Scope
        - 1 = 1. The hall. a ring for
        ## charges = Charges
        - 2 = 2. Two.
        """,
    ),
    "numbers that run on through headings without numbers": (
        """
        ## Introduction

        1. One.

        2. Two.

        ## Monitoring

        3. Three.
        """,
        """
        ## introduction = Introduction
        - 1 = 1. One.
        - 2 = 2. Two.
        ## monitoring = Monitoring
        - 3 = 3. Three.
        """,
    ),
    "numbers that begin again under headings without numbers": (
        """
        ## Introduction
        1. One.
        2. Two.
        ## Monitoring
        1. Three.
        2. Four.
        """,
        """
        ## introduction = Introduction
        - introduction.1 = 1. One.
        - introduction.2 = 2. Two.
        ## monitoring = Monitoring
        - monitoring.1 = 1. Three.
        - monitoring.2 = 2. Four.
        """,
    ),
    "roman clauses in numbered sections, letters inside them": (
        """
        ## 2. Scope

        i. One.

        ii. Two:

            a) first;

            b) second.

        iii. Three.

        ## 3. Principles

        i. Four.
        """,
        """
        ## section-2 = 2. Scope
        - 2.i = i. One.
        - 2.ii = ii. Two:
          - 2.ii.a = a) first;
          - 2.ii.b = b) second.
        - 2.iii = iii. Three.
        ## section-3 = 3. Principles
        - 3.i = i. Four.
        """,
    ),
    "a roman clause that goes on after headings with roman labels": (
        """
        ## 9. Bullying

        ### i. Online

            a. One.

            b. Two.

        ### ii. In person

            a. Three.

        iii. Four.
        """,
        """
        ## section-9 = 9. Bullying
        ### section-9-i = i. Online
        - 9.i.a = a. One.
        - 9.i.b = b. Two.
        ### section-9-ii = ii. In person
        - 9.ii.a = a. Three.
        - 9.iii = iii. Four.
        """,
    ),
    "dotted numbers, two and three deep": (
        """
        ## 2. Visits

        2.1 One.

        2.1.1 Two.
        2.1.2 Three:
        (a) four
        (b) five

        2.2 Six.
        """,
        """
        ## section-2 = 2. Visits
        - 2.1 = 2.1 One.
          - 2.1.1 = 2.1.1 Two.
          - 2.1.2 = 2.1.2 Three:
            - 2.1.2.a = (a) four
            - 2.1.2.b = (b) five
        - 2.2 = 2.2 Six.
        """,
    ),
    "a dotted number after a list that ends in its first figure": (
        """
        ## 2. Visits

        2.1 One:
            1) two;
            2) three.

        2.2 Four.
        """,
        """
        ## section-2 = 2. Visits
        - 2.1 = 2.1 One:
          - 2.1.1 = 1) two;
          - 2.1.2 = 2) three.
        - 2.2 = 2.2 Four.
        """,
    ),
    "dotted numbers below a clause of one number": (
        """
        1. One.
        1.1 Two.
        1.2 Three.
        2. Four.
        2.1. Five.
        """,
        """
        - 1 = 1. One.
          - 1.1 = 1.1 Two.
          - 1.2 = 1.2 Three.
        - 2 = 2. Four.
          - 2.1 = 2.1. Five.
        """,
    ),
    "i) after h) is a letter": (
        """
        22. Staff should:

            - f) one
            - g) two
            - h) three
            - i) four
            - j) five
        """,
        """
        - 22 = 22. Staff should:
          - 22.f = f) one
          - 22.g = g) two
          - 22.h = h) three
          - 22.i = i) four
          - 22.j = j) five
        """,
    ),
    "i. after h. is a letter, even as the last": (
        """
        g. one
        h. two
        i. three
        """,
        """
        - g = g. one
        - h = h. two
        - i = i. three
        """,
    ),
    "i) after h) is a roman number when ii) follows": (
        """
        h) one
        i) two
        ii) three
        i) four
        """,
        """
        - h = h) one
          - h.i = i) two
          - h.ii = ii) three
        - i = i) four
        """,
    ),
    "v, x, c and d go by the run they are in": (
        """
        iv. four
        v. five

        c. a letter, out of order

        ## B

        a) an
        b) bee
        c) sea
        d) dee

        ## C

        u. u
        v. v
        w. w
        x. x
        """,
        """
        - iv = iv. four
        - v = v. five
          - v.c = c. a letter, out of ord
        ## b = B
        - b.a = a) an
        - b.b = b) bee
        - b.c = c) sea
        - b.d = d) dee
        ## c = C
        - c.u = u. u
        - c.v = v. v
        - c.w = w. w
        - c.x = x. x
        """,
    ),
    "clauses put between others, beside the number they follow": (
        """
        12. Twelve is set out in
        12A. which is no clause here.

        12a. One.
        12b. Two:

        (a) three

        13. Four.

        3D. Printing and

        14B) are words.

        ## 4. Rules

        4.1 Five.

        4.1A Six.

        4.2 Seven.
        """,
        """
        - 12 = 12. Twelve is set out in
        - 12a = 12a. One.
        - 12b = 12b. Two:
          - 12b.a = (a) three
        - 13 = 13. Four. 3D. Printing a
        ## section-4 = 4. Rules
        - 4.1 = 4.1 Five.
        - 4.1A = 4.1A Six.
        - 4.2 = 4.2 Seven.
        """,
    ),
    "letters after z": (
        """
        y) one
        z) two
        aa) three
        bb) four
        """,
        """
        - y = y) one
        - z = z) two
        - aa = aa) three
        - bb = bb) four
        """,
    ),
    "every punctuation": (
        """
        36. one
        ## B
        1) two
        ## C
        (vii) three
        ## D
        (a) four
        ## E
        a. five
        ## F
        vii. six
        """,
        """
        - 36 = 36. one
        ## b = B
        - b.1 = 1) two
        ## c = C
        - c.vii = (vii) three
        ## d = D
        - d.a = (a) four
        ## e = E
        - e.a = a. five
        ## f = F
        - f.vii = vii. six
        """,
    ),
    "a hard-wrapped line that begins with a number is no clause": (
        """
        1. The school has had a uniform since
        2020. The school council chose it with paragraph
        2. It is not a clause either.

        2. This is.
        """,
        """
        - 1 = 1. The school has had a
        - 2 = 2. This is.
        """,
    ),
    "a list in single lines goes on whatever its lines end with": (
        """
        1. Reports go out in September
        2. The second in February and
        3. the third in
        4. June
        5. Pupils learn the rules
        a) of their school
        b) for all ages
        c) and their telephone number
        d) by heart
        6. Staff are responsible for
        (a) pupils in every year
        (b) visitors
        """,
        """
        - 1 = 1. Reports go out in Se
        - 2 = 2. The second in Februa
        - 3 = 3. the third in
        - 4 = 4. June
        - 5 = 5. Pupils learn the rul
          - 5.a = a) of their school
          - 5.b = b) for all ages
          - 5.c = c) and their telephone
          - 5.d = d) by heart
        - 6 = 6. Staff are responsibl
          - 6.a = (a) pupils in every year
          - 6.b = (b) visitors
        """,
    ),
    "a hard-wrapped line that begins with a letter is no clause": (
        """
        1. Nobody may do what is described in paragraph
        (a) of this clause, or under paragraph
        (b) of it:

        (a) one
        (b) two
        """,
        """
        - 1 = 1. Nobody may do what i
          - 1.a = (a) one
          - 1.b = (b) two
        """,
    ),
    "dotted numbers that begin in the middle, where the next one follows": (
        """
        3.8 Eight.

        3.9 Nine.

        4.5 metres is the headroom.
        """,
        """
        - 3.8 = 3.8 Eight.
        - 3.9 = 3.9 Nine. 4.5 metres is
        """,
    ),
    "quantities, initials and abbreviations are words": (
        """
        ## 2. Money

        2.5 million pounds were spent.

        A. Writer said so.

        e.g. this.
        """,
        """
        ## section-2 = 2. Money
        """,
    ),
    "capitals are labels where the next one follows": (
        """
        A. One.

        B. Two.
        """,
        """
        - A = A. One.
        - B = B. Two.
        """,
    ),
    "labels in bold, and labels that Markdown was kept from reading": (
        r"""
        **1.** One.

        **2. Two** in bold.

        3\. Three.

        3\.1 Four.

        3\.2\. Five:

        \(a\) six
        """,
        """
        - 1 = 1. One.
        - 2 = 2. **Two** in bold.
        - 3 = 3. Three.
          - 3.1 = 3.1 Four.
          - 3.2 = 3.2. Five:
            - 3.2.a = (a) six
        """,
    ),
    "a label alone, with its text below": (
        """
        1.

        One.

        2.
        Two.
        """,
        """
        - 1 = 1. One.
        - 2 = 2. Two.
        """,
    ),
    "clauses inside a bullet": (
        """
        5. Visits:

            - by day:
                1. one
                2. two
            - by night

        6. Trips.
        """,
        """
        - 5 = 5. Visits: by day: by n
          - 5.1 = 1. one
          - 5.2 = 2. two
        - 6 = 6. Trips.
        """,
    ),
    "code, tables and notes hold no clauses": (
        """
        ```
        1. code
        ```

        | Step | What |
        | --- | --- |
        | 1. | table |

        !!! note
            1. note
        """,
        "",
    ),
    "appendices": (
        """
        ## 1. Rules

        1.1 One.

        ## Appendix A: Forms

        1. Two.

        ## Appendix B

        1.1 Three.
        """,
        """
        ## section-1 = 1. Rules
        - 1.1 = 1.1 One.
        ## appendix-a = Appendix A Forms
        - appendix-a.1 = 1. Two.
        ## appendix-b = Appendix B
        - appendix-b.1.1 = 1.1 Three.
        """,
    ),
    "a typed list of contents, which takes no clause's address": (
        """
        ## Contents

        1. Aims
        2. Monitoring

        ## Aims

        1. One.

        ## Monitoring

        2. Two.
        """,
        """
        ## contents = Contents
        - contents.1 = 1. Aims
        - contents.2 = 2. Monitoring
        ## aims = Aims
        - 1 = 1. One.
        ## monitoring = Monitoring
        - 2 = 2. Two.
        """,
    ),
    "numbers that run on, and begin again in appendices only": (
        """
        ## Aims

        1. One.

        ## Monitoring

        2. Two.

        ## Appendix A

        1. Three.

        ## Appendix B

        1. Four.
        """,
        """
        ## aims = Aims
        - 1 = 1. One.
        ## monitoring = Monitoring
        - 2 = 2. Two.
        ## appendix-a = Appendix A
        - appendix-a.1 = 1. Three.
        ## appendix-b = Appendix B
        - appendix-b.1 = 1. Four.
        """,
    ),
    "numbers that begin again in the parts of a numbered section, and in an appendix": (
        """
        ## 1. Duties

        ### Governors

        1. One.

        ### Headteacher

        1. Two.
        2. Three.

        ## 2. Rules

        2.1 Four.

        ## Appendix A

        2.1 Five.

        2.2 Six.
        """,
        """
        ## section-1 = 1. Duties
        ### governors = Governors
        - 1.1 = 1. One.
        ### headteacher = Headteacher
        - headteacher.1 = 1. Two.
        - headteacher.2 = 2. Three.
        ## section-2 = 2. Rules
        - 2.1 = 2.1 Four.
        ## appendix-a = Appendix A
        - appendix-a.2.1 = 2.1 Five.
        - appendix-a.2.2 = 2.2 Six.
        """,
    ),
    "numbers of a single list in a numbered section": (
        """
        ## 1. Aims

        1. One.
        2. Two.

        ## 2. Duties

        a) Three.
        """,
        """
        ## section-1 = 1. Aims
        - 1.1 = 1. One.
        - 1.2 = 2. Two.
        ## section-2 = 2. Duties
        - 2.a = a) Three.
        """,
    ),
    "numbers that run on through numbered sections": (
        """
        ## 1. Aims

        1. One.
        2. Two.

        ## 2. Duties

        3. Three.
        """,
        """
        ## section-1 = 1. Aims
        - 1 = 1. One.
        - 2 = 2. Two.
        ## section-2 = 2. Duties
        - 3 = 3. Three.
        """,
    ),
    "headings with all kinds of numbers": (
        """
        ## 1 Aims
        ## 2 Duties
        ### 2.1 Governors
        ## Section 3: Records
        ## 2020 in review
        ## **4. In bold**
        """,
        """
        ## section-1 = 1 Aims
        ## section-2 = 2 Duties
        ### section-2-1 = 2.1 Governors
        ## section-3 = Section 3 Records
        ## 2020-in-review = 2020 in review
        ## section-4 = 4. In bold
        """,
    ),
    "the title repeated as a heading is left out; other first headings move down": (
        """
        # A Policy

        # Part one

        ## Duties
        """,
        """
        ## part-one = Part one
        ### duties = Duties
        """,
    ),
}


@pytest.mark.parametrize(("text", "tree"), CASES.values(), ids=CASES.keys())
def test_clauses(text: str, tree: str) -> None:
    assert picture(read(text)) == drawn(tree)
