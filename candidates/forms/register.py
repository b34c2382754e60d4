"""The parts of a file that have a page to change them, by the name in the address."""

from candidates.forms.casework.steps import StepForm
from candidates.forms.casework.talks import FromWordsForm
from candidates.forms.files.abilities import CredentialsForm, ExperienceForm, LanguagesForm, SkillsForm
from candidates.forms.files.parts import PartForm
from candidates.forms.files.people import PersonForm
from candidates.forms.files.sealed import NeedsForm, OwnWordsForm
from candidates.forms.files.wants import ConditionsForm, ExclusionsForm, WishesForm

FORMS: dict[str, type[PartForm]] = {
    "person": PersonForm,
    "wishes": WishesForm,
    "skills": SkillsForm,
    "languages": LanguagesForm,
    "credentials": CredentialsForm,
    "experience": ExperienceForm,
    "conditions": ConditionsForm,
    "exclusions": ExclusionsForm,
    "own-words": OwnWordsForm,
    "from-words": FromWordsForm,
    "needs": NeedsForm,
    "step": StepForm,
}
